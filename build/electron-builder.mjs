/** What koffi loads: its entry and the binary for the system that is packaged. Electron has no musl. */
const koffi = [
  "node_modules/koffi/**/*.{json,js,cjs}",
  "!node_modules/koffi/{cnoke.cjs,doc,lib,vendor}",
  "node_modules/@koromix/*/{package.json,index.js,*/koffi.node}",
  "!node_modules/@koromix/*/musl_*",
];

/** Beside the program, where people look for them: its own licence, and those of what it is made of. */
const licences = [
  { from: "LICENSE", to: "LICENSE.castscope.txt" },
  { from: "dist/licences.txt", to: "LICENSES.castscope.txt" },
];

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
  // The headless door is for plain Node, which no package brings.
  files: [
    ...["dist/electron/**", "dist/renderer/**", "package.json", "build/icon.png"],
    ...["!dist/**/*.map", "!**/node_modules/**"],
    ...koffi,
  ],
  extraFiles: licences,
  // A double click opens a recording; the program that owned the extension stays offered beside.
  fileAssociations: [
    { ext: "pcapng", name: "Packet recording", role: "Viewer", mimeType: "application/x-pcapng" },
    { ext: "pcap", name: "Packet recording", role: "Viewer", mimeType: "application/vnd.tcpdump.pcap" },
  ],
  asar: true,
  asarUnpack: ["node_modules/@koromix/**"],
  npmRebuild: false,
  // Reserved names (RFC 2606) until the project has a home: the deb package wants some.
  extraMetadata: { homepage: "https://castscope.example/" },

  // Nothing turns the packaged program into another one: no plain Node, no debugger, no code from
  // outside its archive. The pages have a scheme of their own, so file:// needs no extra rights. Whether
  // the archive is whole Electron looks at on macOS and Windows; on Linux that does nothing.
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    // There are no cookies: encrypting them would ask people for their keychain, for nothing.
    enableCookieEncryption: false,
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
    // The menu entry has the name that Electron gives its windows (`desktopName` of package.json).
    syncDesktopName: true,
  },
  // Without a list of its own its menu entry would switch the sandbox off. The AppImage's own script still does
  // where the system gives programs no user namespaces.
  appImage: { executableArgs: [] },
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
