import Domain
import Funnels

/// The funnel that the generated deals go through.
enum BenchFunnel {
    /// Its name.
    static let name = "sale"

    /// Its stages that deals stand in, with how many of a hundred open deals do.
    static let stages = [
        (name: "new", share: 22), (name: "need", share: 18), (name: "offer", share: 24), (name: "contract", share: 12),
        (name: "pay", share: 14), (name: "ship", share: 10),
    ]

    /// The name of the timer that every open deal waits for.
    static let timer = "remind"
    /// Two stages whose entry does five things: a task, a field, a notice, a tag, a timer.
    static let busy = ["offer", "contract"]
    /// Two stages whose entry arms a timer and does nothing else.
    static let plain = ["new", "need"]

    /// The file; `hours` are the company's working hours.
    static func text(hours: String = "09:00-18:00") -> String {
        """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["\(hours)"]}}
        templates:
          moved: {subject: Сделка, text: 'Сделка {title} перешла на новую стадию'}
        lists:
          refusals: [Дорого, Сроки, Купили у других]
        funnels:
          sale:
            title: Продажа
            entity: deal
            fields:
              need: {type: text, title: Потребность}
              source: {type: text, title: Источник}
              weight: {type: quantity, title: Масса}
              ship_on: {type: date, title: Отгрузка}
              step: {type: int}
            stages:
              new:
                title: Новая
                stuck_after: 2wd
                timers:
                  remind: {after: 2wd, then: [{task: {to: responsible, title: 'Взять в работу: {title}'}}]}
              need:
                title: Потребность
                stuck_after: 5wd
                timers:
                  remind: {after: 5wd, then: [{task: {to: responsible, title: 'Узнать потребность: {title}'}}]}
              offer:
                title: Предложение
                stuck_after: 5wd
                on_enter:
                  - task: {to: responsible, title: 'Отправить предложение: {title}', due: 2wh}
                  - set: {step: '1 + 1'}
                  - notify: {to: responsible, by: [app], template: moved}
                  - tag: предложение
                timers:
                  remind: {after: 3wd, then: [{task: {to: responsible, title: 'Напомнить: {title}'}}]}
              contract:
                title: Договор
                on_enter:
                  - task: {to: responsible, title: 'Подготовить договор: {title}', due: 1wd}
                  - set: {step: '2 + 1'}
                  - notify: {to: responsible, by: [app], template: moved}
                  - tag: договор
                timers:
                  remind: {after: 5wd, then: [{task: {to: responsible, title: 'Напомнить: {title}'}}]}
              pay:
                title: Оплата
                timers:
                  remind: {after: 5wd, then: [{task: {to: responsible, title: 'Оплата не пришла: {title}'}}]}
              ship:
                title: Отгрузка
                countdown: ship_on
                timers:
                  remind: {after: 10wd, then: [{task: {to: responsible, title: 'Отгрузить: {title}'}}]}
              won: {title: Успешно, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: refusals}}

        """
    }

    /// The funnel, checked.
    static func read(hours: String = "09:00-18:00") throws -> FunnelSet {
        try FunnelReader.read([FunnelFile(name: "\(name).yaml", text: text(hours: hours))])
    }

    /// A stage of an open deal.
    static func stage(_ random: inout SeededRandom) -> String {
        var rest = random.below(stages.reduce(0) { $0 + $1.share })
        for stage in stages {
            rest -= stage.share
            if rest < 0 { return stage.name }
        }
        return "ship"
    }
}
