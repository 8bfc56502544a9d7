import { expect, test } from "./castscope.ts";

/** Each wrong value gets its own sentence where it was typed, and nothing typed is lost. */

for (const [text, sentence] of [
  ["239.1.2.300:5004", "300 is too large: each part of an IPv4 address is 0 to 255."],
  ["010.1.1.1:5004", "010 has a leading zero, which some programs read as octal: write 10."],
  ["239.1:5004", "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3."],
  ["239.1.2.3:0", "Port 0 is not a real port: a port is 1 to 65535."],
  ["239.1.2.3:65536", "65536 is too large: a port is 1 to 65535."],
  ["239.1.2.3:5004 on eth9", /^No interface is called eth9: this computer has /],
  ["[ff02::1%eth9]:5004", /^The zone does not exist: no interface is called eth9/],
  [
    "224.0.0.1:5004 from 10.0.0.7",
    "224.0.0.1 cannot have a source: every host belongs to it and never reports it.",
  ],
] as const) {
  test(`the join field refuses ${text}`, async ({ castscope, page }) => {
    await castscope.join(text);
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(castscope.joinField).toHaveValue(text);
    await expect(castscope.groups.getByRole("row", { name: text.split(" ")[0] ?? text })).toHaveCount(0);
  });
}

test("a host is offered as listening", async ({ castscope, page }) => {
  await castscope.joinField.fill("127.0.0.1:5010");
  await expect(page.getByText(/127\.0\.0\.1 is one host, not a group\./).first()).toBeVisible();
  await castscope.joinField.press("Enter");
  await expect(castscope.row("127.0.0.1:5010")).toBeVisible();
});

test("compose refuses with a sentence and keeps what was typed", async ({ castscope, page }) => {
  const { compose } = castscope;
  const to = compose.getByRole("textbox", { name: "To" });
  await to.fill("239.1.2.3:65536");
  await compose.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("65536 is too large: a port is 1 to 65535.")).toBeVisible();
  await expect(to).toHaveValue("239.1.2.3:65536");

  await to.fill("239.1.2.3:5004");
  await compose.getByRole("tab", { name: "Hex" }).click();
  const hex = compose.getByRole("textbox", { name: /hex/i });
  await hex.fill("abc");
  await compose.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("The hex text has 3 digits: each byte needs two.")).toBeVisible();
  await expect(hex).toHaveValue("abc");

  const ttl = compose.getByRole("spinbutton", { name: "TTL" });
  await ttl.fill("256");
  await expect(page.getByText("256 is too large: a TTL is 0 to 255.")).toBeVisible();
});

test("a failing row does not disturb the others", async ({ castscope }) => {
  await castscope.join("239.1.2.3:5004 on 127.0.0.1");
  await castscope.join("239.1.2.3:0");
  await castscope.join("239.1.2.4:5004 on 127.0.0.1");
  await expect(castscope.row("239.1.2.3:5004")).toBeVisible();
  await expect(castscope.row("239.1.2.4:5004")).toBeVisible();
});
