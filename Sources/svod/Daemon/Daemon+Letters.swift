import Console
import Domain
import Leads
import Ops
import Records
import Store

extension Daemon {
    /// What people do with letters and messages, and from which boxes.
    var letters: LetterDesk {
        LetterDesk(
            boxes: answerBoxes,
            answers: AnswerCommands(
                engine: engine,
                basis: leadBasis,
                boxes: answerBoxes,
                clock: clock,
                random: { UInt64.random(in: .min ... .max) }
            ),
            requests: RequestCommands(engine: engine, basis: leadBasis, clock: clock),
            cards: cards
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
