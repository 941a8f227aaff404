// Prints webdriver.json with the Chromium to start named in it.
// usage: node webdriver-config.mjs CHROMIUM
import fs from 'node:fs';

const config = JSON.parse(fs.readFileSync('webdriver.json', 'utf8'));
config['goog:chromeOptions'].binary = process.argv[2];
console.log(JSON.stringify(config));
