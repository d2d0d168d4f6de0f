import { writeFileSync } from 'node:fs';
import { envExample } from './start/env-example';

writeFileSync('.env.example', envExample());
console.log('.env.example is current.');
