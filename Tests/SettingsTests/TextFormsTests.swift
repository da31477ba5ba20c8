import Domain
import Foundation
import Testing

@testable import Settings

@Suite struct TextFormsTests {
    @Test(arguments: [
        ("40m", Duration.seconds(2400)), ("1h 30m", .seconds(5400)), ("1h30m", .seconds(5400)),
        ("2d", .seconds(172_800)),
        ("500ms", .milliseconds(500)), ("0s", .zero),
    ])
    func durationsAreRead(_ text: String, _ expected: Duration) { #expect(DurationText.parse(text) == expected) }

    @Test(arguments: ["", "40", "m", "-5m", "1.5h", "40min", "1h x", "9999999999s", "٣m"])
    func whatIsNoDurationIsRefused(_ text: String) { #expect(DurationText.parse(text) == nil) }

    @Test(arguments: [
        (Duration.seconds(5400), "1h 30m"), (.seconds(90_061), "1d 1h"), (.zero, "0s"), (.milliseconds(250), "250ms"),
    ])
    func durationsAreWrittenWithTwoUnits(_ duration: Duration, _ text: String) {
        #expect(DurationText.format(duration) == text)
    }

    @Test(arguments: [("64kB", 65_536), ("25 MB", 26_214_400), ("10b", 10), ("1gb", 1_073_741_824)])
    func sizesAreRead(_ text: String, _ bytes: Int) { #expect(SizeText.parse(text) == bytes) }

    @Test(arguments: ["64", "kB", "1.5MB", "64kib", "99999999999999999999GB", "9223372036854775807GB"])
    func whatIsNoSizeIsRefused(_ text: String) { #expect(SizeText.parse(text) == nil) }

    @Test func aMomentStandsInTheZoneOfTheFile() throws {
        let moscow = try #require(TimeZone(identifier: "Europe/Moscow"))
        #expect(MomentText.parse("2026-03-01", in: moscow) == Timestamp(seconds: 1_772_323_200 - 10_800))
        #expect(MomentText.parse("2026-03-01 18:30", in: .gmt) == Timestamp(seconds: 1_772_323_200 + 66_600))
        for text in ["2026-3", "26-03-01", "2026-13-01", "2026-02-30", "2026-03-01 25:00", "soon"] {
            #expect(MomentText.parse(text, in: .gmt) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("prot", "port"), ("consoel", "console"), ("city-code", "city_code"), ("Exchange", "exchanges"),
    ])
    func aSlipOfTheHandIsRecognised(_ written: String, _ meant: String) {
        let known = ["port", "console", "city_code", "exchanges", "host", "user"]
        #expect(NearMiss.suggestion(for: written, among: known) == meant)
    }

    @Test func whatIsFarFromEverythingIsNoSlip() {
        #expect(NearMiss.suggestion(for: "frobnicate", among: ["port", "host"]) == nil)
    }
}
