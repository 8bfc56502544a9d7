/** What koffi loads: its entry and the binary for the system that is packaged. */
const koffi = ["node_modules/koffi/**/*.{json,js,cjs}", "node_modules/@koromix/**"];

/**
 * Packages of the desktop program. Everything is bundled into `dist` beforehand, so that of npm's
 * packages only koffi is shipped beside it: its binary cannot be bundled, nor loaded from an archive. `npm run package` builds for the system it runs on.
 * @type {import("electron-builder").Configuration}
 */
const configuration = {
  appId: "org.castscope.desktop",
  productName: "Castscope",
  copyright: "The Castscope authors, MIT licence",
  directories: { output: "release", buildResources: "build" },
  files: ["dist/**", "package.json", "!dist/**/*.map", "!**/node_modules/**", ...koffi],
  asar: true,
  asarUnpack: ["node_modules/@koromix/**"],
  npmRebuild: false,
  // Reserved names (RFC 2606) until the project has a home: the deb package wants some.
  extraMetadata: { homepage: "https://castscope.example/" },

  // Nothing turns the packaged program into another one: no plain Node, no debugger, no code from
  // outside its archive. The pages have a scheme of their own, so file:// needs no extra rights.
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },

  linux: {
    target: ["dir", "AppImage", "deb"],
    icon: "build/icon.png",
    category: "Network",
    synopsis: "Monitor and tester for IP multicast",
    maintainer: "The Castscope authors <authors@castscope.example>",
  },
  mac: {
    target: ["dir", "dmg"],
    icon: "build/icon.png",
    category: "public.app-category.utilities",
    hardenedRuntime: true,
    entitlements: "build/entitlements.mac.plist",
    entitlementsInherit: "build/entitlements.mac.plist",
    extendInfo: {
      // From macOS 15 on, without this permission sends fail and nothing is received, in silence.
      NSLocalNetworkUsageDescription:
        "Castscope joins multicast groups on your local network to show what arrives, and sends the test packets that you ask for.",
    },
  },
  win: { target: ["dir", "nsis"], icon: "build/icon.png" },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};

export default configuration;
