import Console
import Domain
import Leads
import Mail
import Ops
import Records
import Store

extension Daemon {
    /// What people do with letters and messages, and from which boxes.
    func letters(_ pipeline: InboxPipeline) -> LetterDesk {
        let rereading = LetterRereading(pipeline: pipeline, engine: engine)
        return LetterDesk(
            boxes: answerBoxes,
            answers: AnswerCommands(
                engine: engine,
                basis: leadBasis,
                boxes: answerBoxes,
                clock: clock,
                random: { UInt64.random(in: .min ... .max) }
            ),
            requests: RequestCommands(engine: engine, basis: leadBasis, clock: clock),
            cards: cards,
            unread: UnreadLetterDesk(
                glance: { bytes in
                    let glance = LetterGlance(bytes)
                    return (glance.from, glance.subject)
                },
                again: { try await rereading.read($0) }
            )
        )
    }

    /// The mailboxes of the configuration in force.
    private var answerBoxes: @Sendable () -> [AnswerBox] {
        { [live] in
            live.current.mailboxes.map { box in
                AnswerBox(
                    name: box.name,
                    address: box.address,
                    department: box.department,
                    sends: box.sender != nil
                )
            }
        }
    }
}
