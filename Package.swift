// swift-tools-version:6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleTestKit = Target.Dependency.product(
    name: "ServiceLifecycleTestKit",
    package: "swift-service-lifecycle"
)
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let asyncAlgorithms = Target.Dependency.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "svod",
    products: [
        .executable(name: "svod", targets: ["svod"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.3"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The program: a file a subcommand, no logic of its own.
        .executableTarget(
            name: "svod",
            dependencies: [
                "Domain", "Store", "Settings", "Records", "Leads", "Funnels", "FanOrders", "Reconciliation",
                "Telephony",
                "Sheets", "OneC", "Transfer", "Mail", "Understanding", "Intake", "Portals", "Console", "Ops",
                argumentParser, logging, lifecycle, unixSignals, nioCore, nioPosix,
            ],
            swiftSettings: swiftSettings,
            // Relocations in their packed form (glibc 2.36): the usual one is 2 MB that every start reads through.
            linkerSettings: [
                .unsafeFlags(
                    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
                    .when(platforms: [.linux], configuration: .release)
                )
            ]
        ),

        // Values and rules with no I/O.
        .target(name: "Domain", dependencies: ["CPhoneNumber", "CXML2", "CZip"], swiftSettings: swiftSettings),

        // The strict reading of text files in YAML: each fault with its line and what was probably meant.
        .target(name: "Settings", dependencies: ["Domain", yams], swiftSettings: swiftSettings),

        // What every HTTP face listens with.
        .target(
            name: "Serving",
            dependencies: [hummingbird, hummingbirdTLS, nioCore, nioSSL, logging],
            swiftSettings: swiftSettings
        ),

        // Sheets as rows of cells, whatever wrote them: pure.
        .target(name: "Tables", dependencies: ["Domain"], swiftSettings: swiftSettings),

        // What a letter, a form or a message says: pure.
        .target(name: "Understanding", dependencies: ["Domain"], swiftSettings: swiftSettings),

        // SQL on both engines.
        .target(
            name: "Store",
            dependencies: ["Domain", "CPostgres", grdb, sqlite, logging, metrics, lifecycle, crypto],
            swiftSettings: swiftSettings
        ),

        // The one owner of what all capabilities share.
        .target(name: "Records", dependencies: ["Domain", "Store", logging], swiftSettings: swiftSettings),

        // The business, one folder a capability.
        .target(
            name: "Leads",
            dependencies: ["Domain", "Store", "Records", logging, metrics],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Funnels",
            dependencies: ["Domain", "Store", "Records", "Settings", crypto, logging, metrics, lifecycle],
            resources: [.copy("Presets")],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Reconciliation",
            dependencies: ["Domain", "Store", "Records", logging, metrics],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "FanOrders",
            dependencies: ["Domain", "Store", "Records", "CStemmer", logging, metrics, lifecycle],
            swiftSettings: swiftSettings
        ),

        // Adapters.
        .target(
            name: "Telephony",
            dependencies: [
                "Domain", "Store", "Records", nioCore, nioPosix, nioSSL, logging, metrics, lifecycle,
                asyncAlgorithms, crypto,
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Sheets",
            dependencies: ["Domain", "Store", "Records", "Settings", "Tables", logging, crypto],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "OneC",
            dependencies: [
                "Domain", "Store", "Records", "Settings", "Serving", "CXML2", hummingbird, nioCore, nioPosix, logging,
                metrics,
                lifecycle, crypto,
            ],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Transfer",
            dependencies: ["Domain", "CCurl", logging],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Mail",
            dependencies: [
                "Domain", "Store", "Settings", "Records", "Transfer", "Understanding", "Tables", "CGMime", logging,
                metrics, lifecycle, crypto, nioPosix,
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Portals",
            dependencies: ["Domain", "Store", "Records", "Transfer", crypto, logging, metrics],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Intake",
            dependencies: [
                "Domain", "Store", "Records", "Settings", "Serving", "Transfer", "Understanding", hummingbird, nioCore,
                nioPosix,
                logging,
                metrics, lifecycle, crypto,
            ],
            swiftSettings: swiftSettings
        ),

        // Faces.
        .target(
            name: "Console",
            dependencies: [
                "Domain", "Store", "Records", "Leads", "Funnels", "Reconciliation", "FanOrders", "Serving", "CCrypt",
                hummingbird,
                hummingbirdTLS, mustache,
                nioCore,
                nioPosix, logging, metrics, lifecycle, asyncAlgorithms, crypto,
            ],
            resources: [.copy("Templates"), .copy("Public"), .copy("Catalogues")],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Ops",
            dependencies: [
                "Domain", "Store", "Settings", "Serving", "CMalloc", "CSystemd", logging, metrics, coreMetrics,
                lifecycle,
                unixSignals,
                nioCore,
                nioPosix, hummingbird,
            ],
            swiftSettings: swiftSettings
        ),

        // Flat C shims over Debian's libraries: no header of a library reaches Swift.
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("stdc++")]),
        .target(name: "CMalloc"),
        .target(name: "CStemmer", linkerSettings: [.linkedLibrary("stemmer")]),
        .target(name: "CPostgres", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CSystemd", linkerSettings: [.linkedLibrary("systemd")]),
        .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt")]),
        .target(
            name: "CXML2",
            // Where Debian's libxml2-dev puts headers that include each other as <libxml/…>.
            cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])],
            linkerSettings: [.linkedLibrary("dl")]
        ),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CZip", linkerSettings: [.linkedLibrary("dl")]),
        .target(
            name: "CGMime",
            // Where Debian's libgmime-3.0-dev and libglib2.0-dev put their headers (pkg-config --cflags gmime-3.0).
            cSettings: [
                .unsafeFlags([
                    "-I/usr/include/gmime-3.0", "-I/usr/include/glib-2.0",
                    "-I/usr/lib/x86_64-linux-gnu/glib-2.0/include",
                    "-I/usr/lib/aarch64-linux-gnu/glib-2.0/include",
                ])
            ],
            linkerSettings: [.linkedLibrary("dl")]
        ),

        // Measures the others beside their peers: scripts/bench.
        .executableTarget(
            name: "svod-bench",
            dependencies: [
                "Domain", "Store", "Records", "Leads", "Funnels", "FanOrders", "Reconciliation", "Telephony", "OneC",
                "Mail", "Understanding", "Transfer", "Intake", "TestSupport", argumentParser, logging, lifecycle,
            ],
            path: "Benchmarks",
            exclude: ["Peers"],
            swiftSettings: swiftSettings
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["Domain", "Store", "CZip", logging],
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings
        ),
        // The books of a 1C that is made up, and how svod's are compared with them.
        .target(
            name: "OneCTestSupport",
            dependencies: ["Records", "Store", "Domain", "TestSupport"],
            path: "Tests/OneCTestSupport",
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "HouseTests", swiftSettings: swiftSettings),
        .testTarget(
            name: "MailTests",
            dependencies: [
                "Mail", "Understanding", "Transfer", "Records", "Store", "Domain", "TestSupport", logging, lifecycle,
            ],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "UnderstandingTests",
            dependencies: ["Understanding", "Domain"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: swiftSettings),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "Domain"], swiftSettings: swiftSettings),
        // A daemon of a hundred lines, to be killed.
        .executableTarget(
            name: "StoreCrashDriver",
            dependencies: ["Store", "Domain", logging],
            path: "Tests/StoreCrashDriver",
            swiftSettings: swiftSettings
        ),
        // Cards that live by a funnel made by chance, to be killed.
        .executableTarget(
            name: "CardCrashDriver",
            dependencies: ["Funnels", "Records", "Store", "Domain", "TestSupport", logging],
            path: "Tests/CardCrashDriver",
            swiftSettings: swiftSettings
        ),
        // Deals of many dealers, to be killed.
        .executableTarget(
            name: "FanCrashDriver",
            dependencies: ["FanOrders", "Funnels", "Records", "Store", "Domain", "TestSupport", logging],
            path: "Tests/FanCrashDriver",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "Domain", "TestSupport", "StoreCrashDriver", logging, lifecycle, lifecycleTestKit],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "RecordsTests",
            dependencies: ["Records", "Store", "Domain", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "LeadsTests",
            dependencies: ["Leads", "Funnels", "Records", "Store", "Domain", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelsTests",
            dependencies: [
                "Funnels", "Settings", "Records", "Store", "Domain", "TestSupport", "CardCrashDriver", logging,
                lifecycle,
                lifecycleTestKit,
            ],
            exclude: ["Files"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ReconciliationTests",
            dependencies: ["Reconciliation", "Funnels", "Records", "Store", "Domain", "TestSupport", logging],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FanOrdersTests",
            dependencies: [
                "FanOrders", "Funnels", "Records", "Store", "Domain", "TestSupport", "FanCrashDriver", logging,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "TelephonyTests",
            dependencies: [
                "Telephony", "Records", "Store", "Domain", "TestSupport", nioCore, nioPosix, nioSSL, logging, lifecycle,
                lifecycleTestKit,
            ],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "SheetsTests",
            dependencies: ["Sheets", "Tables", "Settings", "Records", "Store", "Domain", "TestSupport", logging],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "OneCTests",
            dependencies: [
                "OneC", "Reconciliation", "Funnels", "Records", "Store", "Domain", "TestSupport", "OneCTestSupport",
                logging,
            ],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Intake", "Transfer", "Records", "Store", "Domain", "TestSupport", nioCore, nioPosix, nioHTTP1, crypto,
                logging, lifecycle,
                lifecycleTestKit,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "Console", "FanOrders", "Funnels", "Leads", "Reconciliation", "Records", "Store", "Domain",
                "TestSupport", hummingbird,
                hummingbirdTesting,
                logging,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "OpsTests",
            dependencies: [
                "Ops", "Settings", "Store", "Domain", "TestSupport", "CSystemd", logging, lifecycle, lifecycleTestKit,
                metrics,
                coreMetrics, nioCore, nioPosix,
            ],
            exclude: ["testdata"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "PortalsTests",
            dependencies: ["Portals", "Transfer", "Records", "Store", "Domain", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "svod", "Mail", "Telephony", "Console", "Ops", "Leads", "Records", "Store", "Domain", "TestSupport",
                "OneCTestSupport", nioCore, nioPosix, logging,
            ],
            swiftSettings: swiftSettings
        ),
    ],
    cxxLanguageStandard: .cxx17
)
