import { expect, test } from "./castscope.ts";

test("the scope picker names the scope of each TTL and says its sentence", async ({ castscope }) => {
  const { compose, picker } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("239.255.0.1:5000");
  await expect(picker).toHaveAttribute("aria-valuetext", "Stays on this subnet: no router forwards it.");
  const ttl = compose.getByRole("spinbutton", { name: "TTL" });
  for (const [key, value, sentence] of [
    ["ArrowLeft", "0", "Stays on this computer: nothing is put on the wire."],
    ["ArrowRight", "1", "Stays on this subnet: no router forwards it."],
    ["ArrowRight", "32", "Stays inside this site: at most 31 routers forward it."],
    ["ArrowUp", "33", "Crosses at most 32 routers, inside this region."],
    ["PageDown", "16", "Crosses at most 15 routers, inside this site."],
    ["End", "255", "No limit: goes wherever multicast is routed."],
    ["Home", "0", "Stays on this computer: nothing is put on the wire."],
  ] as const) {
    await picker.press(key);
    await expect(ttl).toHaveValue(value);
    await expect(picker).toHaveAttribute("aria-valuetext", sentence);
    await expect(compose.getByText(sentence)).toBeVisible();
  }
});

test("a group that no router forwards pins the sentence", async ({ castscope }) => {
  const { compose, picker } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("224.0.0.251:5353");
  await picker.press("End");
  await expect(picker).toHaveAttribute(
    "aria-valuetext",
    "Stays on this subnet: no router forwards 224.0.0.x.",
  );
});

test("an IPv6 group takes its scope from the address", async ({ castscope }) => {
  const { compose } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("[ff15::1]:5000");
  await expect(compose.getByText("Stays inside this site: the address ends there.")).toBeVisible();
  await expect(compose.getByRole("slider", { name: "Hop limit" })).toBeVisible();
});

test("the unicast TTL is kept apart from the multicast TTL", async ({ castscope }) => {
  const { compose } = castscope;
  const to = compose.getByRole("textbox", { name: "To" });
  const ttl = compose.getByRole("spinbutton", { name: "TTL" });
  await to.fill("10.0.9.7:5000");
  await expect(ttl).toHaveValue("64");
  await ttl.fill("12");
  await to.fill("239.255.0.1:5000");
  await expect(ttl).toHaveValue("1");
  await to.fill("10.0.9.7:5000");
  await expect(ttl).toHaveValue("12");
});
