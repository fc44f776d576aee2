// node validate.js VALIDATORS SCHEMA[#/definitions/NAME] FILE [lines]: whether the JSON, or each of its lines, is what
// the schema says. VALIDATORS is a folder whose node_modules has ajv.
const fs = require('fs');
const path = require('path');

const [validators, schemaName, file, lines] = process.argv.slice(2);
const modules = path.resolve(validators, 'node_modules');
const Ajv = require(path.join(modules, 'ajv')).default;

const [schemaFile, part] = schemaName.split('#');
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(schema, 'schema');
const validate = ajv.getSchema(part ? `schema#${part}` : 'schema');

const text = fs.readFileSync(file, 'utf8');
if (text.startsWith('\uFEFF')) throw new Error(`${file}: starts with a byte order mark`);
const documents = lines === 'lines' ? text.split('\n').filter((line) => line !== '') : [text];
for (const document of documents) {
  if (validate(JSON.parse(document))) continue;
  for (const error of validate.errors.slice(0, 10)) console.error(`${file}: ${error.instancePath} ${error.message}`);
  process.exitCode = 1;
}
