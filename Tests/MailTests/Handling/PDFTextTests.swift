import Foundation
import TestSupport
import Testing

@testable import Mail

/// PDFs, read by another program under limits.
@Suite struct PDFTextTests {
    /// A page of one line, as small as a PDF can be.
    static let page = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
        4 0 obj<</Length 44>>stream
        BT /F1 18 Tf 20 200 Td (Pump K 20/30) Tj ET
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R/Size 6>>

        """

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
    func theTextOfAPDFIsRead() async throws {
        let text = try await read(Self.page)
        #expect(text?.contains("Pump K 20/30") == true)
    }

    @Test func whatIsNoPDFHasNoText() async throws {
        #expect(try await read("rubbish") == nil)
    }

    @Test func aProgramThatIsNotThereSaysNothing() async throws {
        #expect(await PDFText(program: "no-such-program").read("/dev/null") == nil)
    }

    @Test func aProgramThatNeverEndsIsStopped() async throws {
        try await TestDirectory.with { folder in
            let program = folder + "/endless"
            try "#!/bin/sh\nwhile :; do echo yes; done\n".write(toFile: program, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            var limits = PDFText.Limits()
            limits.text = 4_096
            let text = await PDFText(limits: limits, program: program).read("/dev/null")
            #expect(text?.utf8.count == 4_096)
        }
    }

    private func read(_ text: String) async throws -> String? {
        try await TestDirectory.with { folder in
            try text.write(toFile: folder + "/a.pdf", atomically: true, encoding: .utf8)
            return await PDFText().read(folder + "/a.pdf")
        }
    }
}
