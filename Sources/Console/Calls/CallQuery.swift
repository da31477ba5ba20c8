import Domain
import Foundation
import Records

/// What the address of the call list asks for.
struct CallQuery {
    let filter: CallFilter
    let mark: CallListMark?

    /// Reads the fields of a query; what does not fit is taken as not asked for. Days are those of `zone`.
    init(_ query: Form, zone: TimeZone, plan: NumberingPlan) {
        var filter = CallFilter()
        filter.from = query["from"].flatMap { CivilTime.startOfDay($0, in: zone) }
        filter.until = query["until"].flatMap { CivilTime.startOfDay($0, in: zone) }.map { $0 + .seconds(86400) }
        filter.direction = query["direction"].flatMap(CallDirection.init(rawValue:))
        filter.outcome = query["outcome"].flatMap(CallOutcome.init(rawValue:))
        filter.number = query["number"].flatMap { PhoneNumber($0, plan: plan)?.text ?? $0 }
        filter.staff = query["staff"].flatMap { Int64($0) }.map { StaffID($0) }
        filter.department = query["department"].flatMap { Int64($0) }.map { DepartmentID($0) }
        filter.channel = query["channel"]
        filter.queue = query["queue"]
        filter.recorded = query["recorded"] != nil
        filter.parts = query["parts"] != nil
        self.filter = filter
        mark = query["after"].flatMap(CallListMark.init)
    }
}
