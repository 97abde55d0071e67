export { SEPTETS } from './text/tables';
