/// The funnels of a company that has written none.
package enum StandardFunnels {
    /// As a file, to begin one's own from: `svod funnels show`.
    package static let text = """
        svod: 1
        # What svod does where a company keeps no funnel files.
        calendars:
          ru:
            tz: Europe/Moscow
            hours: {mon-fri: ["09:00-13:00", "14:00-18:00"]}
        lists:
          topics:
            - Новый заказ
            - Вопрос по заказу
            - Доставка
            - Оплата и документы
            - Консультация
            - {name: Другое, ask: true}
          reject_reasons:
            - Спам
            - Ошиблись номером
            - Не наш профиль
            - Дубль
            - Не дозвонились
            - {name: Другое, ask: true}
          refusals:
            - Дорого
            - Выбрали других
            - Передумали
            - {name: Другое, ask: true}
        funnels:
          lead:
            title: Обращения
            entity: lead
            intake: {from: [call], assign: answering}
            fields:
              topic: {type: list, list: topics, other: topic_text, title: По какому вопросу}
              topic_text: {type: text, title: Какой вопрос, required_when: 'topic == "Другое"'}
              transferred_to: {type: employee, title: На кого перевёл, prefill: ami_transfer_target}
            stages:
              inquiry:
                title: Обращение
                lead_status: inquiry
                events:
                  call.answered: {then: [{move: identification}]}
                  call.missed: {then: [{move: overdue}]}
              overdue:
                title: Просроченная идентификация
                lead_status: overdue
                events:
                  call.answered: {then: [{move: identification}]}
              identification:
                title: Идентификация
                lead_status: identification
                require: [topic, transferred_to]
              converted:
                title: Передано в сделку
                kind: won
                keep_responsible: true
                on_enter:
                  - create:
                      funnel: deal
                      map: {title: title, contact: contact, company: company, responsible: transferred_to,
                            department: 'department_of(transferred_to)'}
              rejected:
                title: Забракован
                kind: lost
                reason: {list: reject_reasons, other_text: true}
          deal:
            title: Сделки
            entity: deal
            stages:
              new: {title: Новая}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: refusals, other_text: true}}
        """
}
