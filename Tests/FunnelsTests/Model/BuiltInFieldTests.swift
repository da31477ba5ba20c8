import Testing

@testable import Funnels

@Suite struct BuiltInFieldTests {
    @Test func whatSvodWritesItselfIsNotForPeople() {
        #expect(BuiltInField.stage.isReadOnly)
        #expect(!BuiltInField.title.isReadOnly)
    }

    @Test func namesInFilesAreInSnakeCase() {
        for field in BuiltInField.allCases {
            #expect(field.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
        }
    }
}
