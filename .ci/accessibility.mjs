// Runs axe-core over a sample of the book's pages: the front, each kind of list, and pages of procedures.
import { readFileSync, readdirSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [book, executablePath] = process.argv.slice(2);
if (!existsSync(join(book, "index.html"))) {
  console.error(`there is no book in ${book}`);
  process.exit(2);
}

const pages = [];
for (const name of readdirSync(book).sort()) {
  const path = join(book, name);
  if (name.endsWith(".html")) pages.push(path);
  if (!statSync(path).isDirectory() || name === "assets") continue;
  pages.push(...readdirSync(path).filter((file) => file.endsWith(".html")).sort().slice(0, 3).map((file) => join(path, file)));
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let serious = 0;
for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  for (const path of pages) {
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const { id, impact, help, nodes } of violations) {
      console.log(`${impact}: ${id} (${help}) in ${path.slice(book.length + 1)}, ${nodes.length} times`);
      if (impact === "serious" || impact === "critical") serious += 1;
    }
  }
  await context.close();
}
await browser.close();
console.log(`${pages.length} pages in light and dark: ${serious} serious findings`);
process.exit(serious === 0 ? 0 : 1);
