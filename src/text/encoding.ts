export { type NationalLanguage, nationalLanguages } from './national/languages.js';
