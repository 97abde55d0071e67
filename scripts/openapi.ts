// The OpenAPI document of the API, which the package ships as openapi.json.
import { generated } from './generated.js';
import { document } from './openapi/document.js';

generated('src/api/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
