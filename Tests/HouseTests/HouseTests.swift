import Testing

/// The rules of the house that a compiler does not keep.
@Suite struct HouseTests {
    /// Who may import whom. A room that is not named here is a room nobody planned.
    static let allowed: [String: Set<String>] = [
        "Domain": [],
        "Settings": ["Domain"],
        "Serving": [],
        "Tables": ["Domain"],
        "Understanding": ["Domain"],
        "Transfer": ["Domain"],
        "Store": ["Domain"],
        "Records": ["Store", "Domain"],
        "Leads": ["Understanding", "Records", "Store", "Domain"],
        "Funnels": ["Settings", "Records", "Store", "Domain"],
        "Reconciliation": ["Records", "Store", "Domain"],
        "FanOrders": ["Understanding", "Records", "Store", "Domain"],
        "Telephony": ["Records", "Store", "Domain"],
        "Mail": ["Understanding", "Tables", "Transfer", "Settings", "Records", "Store", "Domain"],
        "OneC": ["Settings", "Serving", "Records", "Store", "Domain"],
        "Intake": ["Understanding", "Transfer", "Settings", "Serving", "Records", "Store", "Domain"],
        "Portals": ["Transfer", "Records", "Store", "Domain"],
        "Sheets": ["Tables", "Settings", "Records", "Store", "Domain"],
        "Console": ["Leads", "Funnels", "Reconciliation", "FanOrders", "Serving", "Records", "Store", "Domain"],
        "Ops": ["Settings", "Serving", "Store", "Domain"],
    ]

    /// Third parties whose types must not leave one room.
    static let confined: [String: Set<String>] = [
        "GRDB": ["Store"], "CPostgres": ["Store"], "Yams": ["Settings"], "CSystemd": ["Ops"], "CCrypt": ["Console"],
        "Mustache": ["Console"], "ArgumentParser": ["svod"], "CPhoneNumber": ["Domain"],
        "CXML2": ["Domain", "OneC"], "CZip": ["Domain"], "CGMime": ["Mail", "Intake"], "CCurl": ["Transfer"],
        "CStemmer": ["FanOrders"],
    ]

    @Test func everyRoomImportsOnlyWhatItMay() throws {
        let files = try House.files()
        #expect(files.count > 50)
        for file in files where file.room != "svod" {
            let may = try #require(Self.allowed[file.room], "\(file.path) stands in a room that the rule does not name")
            for module in House.imports(of: file) where Self.allowed[module] != nil {
                #expect(may.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test(arguments: confined.keys.sorted())
    func aLibraryStaysInItsRoom(_ library: String) throws {
        let rooms = try House.files().filter { House.imports(of: $0).contains(library) }.map(\.room)
        #expect(Set(rooms).isSubset(of: Self.confined[library] ?? []))
    }

    @Test(arguments: [
        "try!", "fatalError(", "preconditionFailure(", "as!", "nonisolated(unsafe)", "Task.detached", "Thread.sleep",
        "Bundle.module",
    ])
    func nothingTraps(_ word: String) throws {
        let places = try House.files().flatMap { file in
            file.code.enumerated().filter { $0.element.contains(word) }.map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(places.isEmpty, "\(word) stands in \(places)")
    }

    @Test func noTaskRunsOutsideItsParent() throws {
        let bare = try Regex(#"(^|[^.A-Za-z])Task *(\(.*\))? *\{"#)
        let places = try House.files().flatMap { file in
            file.code.enumerated().filter { $0.element.contains(bare) && !$0.element.contains("enum Task") }.map {
                "\(file.path):\($0.offset + 1)"
            }
        }
        #expect(places.isEmpty, "bare tasks stand in \(places)")
    }

    @Test func noFileIsTooLongToRead() throws {
        let long = try House.files().filter { $0.length > 600 }.map { "\($0.path) (\($0.length))" }
        #expect(long.isEmpty, "over 600 lines: \(long)")
    }
}
