// Says of each line of the standard input whether digital-link.js holds it for a GS1 Digital Link: 1, 0.
const { DigitalLink } = require(process.argv[2] + '/digital-link.js');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
for (const line of lines) {
  let valid = false;
  try {
    valid = DigitalLink(line).isValid();
  } catch (refused) {
    valid = false;
  }
  console.log(valid ? 1 : 0);
}
