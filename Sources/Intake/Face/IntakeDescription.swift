/// What the intake takes, as OpenAPI: served at `/intake/v1/openapi.json`, and kept in `docs/intake.openapi.json`. A test
/// holds them together.
package enum IntakeDescription {
    /// The description, UTF-8.
    package static let json = Array(text.utf8)

    private static let text = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "svod: приём заявок",
            "version": "1",
            "description": "Формы сайта, чаты, заказы магазина и номера для колл-трекинга. Ответ 201 или 200 — принято навсегда; 4xx — исправить и прислать снова; 5xx, 429 или нет ответа — повторить позже с тем же Idempotency-Key."
          },
          "servers": [{"url": "http://svod.local:8086", "description": "intake.listen из svod.yaml"}],
          "security": [{"key": []}, {"bearer": []}, {"query": []}],
          "paths": {
            "/intake/v1/forms": {
              "post": {
                "operationId": "sendForm",
                "summary": "Форма сайта или заказ магазина (kind: order), до 25 МБ, 100 полей, 20 файлов",
                "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Form"}},
                    "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Form"}},
                    "multipart/form-data": {"schema": {"$ref": "#/components/schemas/Form"}}
                  }
                },
                "responses": {
                  "201": {"$ref": "#/components/responses/Accepted"},
                  "200": {"$ref": "#/components/responses/Accepted"},
                  "303": {"description": "Обычная форма без скрипта: дальше на thank_you сайта"},
                  "400": {"$ref": "#/components/responses/Refused"},
                  "401": {"$ref": "#/components/responses/Refused"},
                  "403": {"$ref": "#/components/responses/Refused"},
                  "408": {"$ref": "#/components/responses/Refused"},
                  "413": {"$ref": "#/components/responses/Refused"},
                  "415": {"$ref": "#/components/responses/Refused"},
                  "422": {"$ref": "#/components/responses/Refused"},
                  "429": {"$ref": "#/components/responses/Refused"},
                  "503": {"$ref": "#/components/responses/Refused"}
                }
              }
            },
            "/intake/v1/messages": {
              "post": {
                "operationId": "sendMessage",
                "summary": "Сообщение чата или соцсети; одно и то же message_id принимается один раз",
                "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Message"}},
                    "multipart/form-data": {"schema": {"$ref": "#/components/schemas/Message"}}
                  }
                },
                "responses": {
                  "201": {"$ref": "#/components/responses/Accepted"},
                  "200": {"$ref": "#/components/responses/Accepted"},
                  "400": {"$ref": "#/components/responses/Refused"},
                  "401": {"$ref": "#/components/responses/Refused"},
                  "413": {"$ref": "#/components/responses/Refused"},
                  "422": {"$ref": "#/components/responses/Refused"},
                  "429": {"$ref": "#/components/responses/Refused"},
                  "503": {"$ref": "#/components/responses/Refused"}
                }
              }
            },
            "/intake/v1/visits": {
              "post": {
                "operationId": "lendNumber",
                "summary": "Номер телефона для посетителя на hold минут: звонок на него узнаёт визит",
                "requestBody": {
                  "required": true,
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Visit"}}}
                },
                "responses": {
                  "200": {
                    "description": "Номер; тому же посетителю — тот же",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Lent"}}}
                  },
                  "401": {"$ref": "#/components/responses/Refused"},
                  "404": {"$ref": "#/components/responses/Refused"},
                  "429": {"$ref": "#/components/responses/Refused"},
                  "503": {"$ref": "#/components/responses/Refused"}
                }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "key": {"type": "apiKey", "in": "header", "name": "X-Svod-Key"},
              "bearer": {"type": "http", "scheme": "bearer"},
              "query": {"type": "apiKey", "in": "query", "name": "key"}
            },
            "parameters": {
              "IdempotencyKey": {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Имя отправки: повтор с тем же именем ничего не меняет, с другим содержимым — 422. Без него одинаковое содержимое за две минуты — одна заявка",
                "schema": {"type": "string", "minLength": 1, "maxLength": 255}
              }
            },
            "responses": {
              "Accepted": {
                "description": "201 — принято; 200 — было принято раньше",
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "required": ["id", "status"],
                      "properties": {
                        "id": {"type": "string"},
                        "status": {"type": "string", "enum": ["accepted", "repeated"]}
                      }
                    }
                  }
                }
              },
              "Refused": {
                "description": "Ничего не принято",
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "required": ["error"],
                      "properties": {
                        "error": {
                          "type": "object",
                          "required": ["code", "message", "message_en"],
                          "properties": {
                            "code": {"type": "string", "examples": ["missing", "wrong_key", "too_many_parts"]},
                            "field": {"type": "string", "description": "Поле, в котором дело"},
                            "message": {"type": "string"},
                            "message_en": {"type": "string"}
                          }
                        }
                      }
                    }
                  }
                }
              }
            },
            "schemas": {
              "Form": {
                "type": "object",
                "description": "Имена полей могут быть любыми: обычные (name, имя, phone, телефон…) известны, прочие задаются в fields: сайта, неизвестные хранятся как есть",
                "additionalProperties": true,
                "properties": {
                  "kind": {"type": "string", "enum": ["form", "order"], "default": "form"},
                  "svod_id": {"type": "string", "description": "Имя отправки, когда нельзя поставить заголовок"},
                  "sent_at": {"$ref": "#/components/schemas/Moment"},
                  "form": {"type": "string", "description": "Название формы"},
                  "name": {"type": "string"},
                  "phone": {"type": "string"},
                  "email": {"type": "string"},
                  "inn": {"type": "string"},
                  "company": {"type": "string"},
                  "subject": {"type": "string"},
                  "message": {"type": "string"},
                  "order_id": {"type": "string", "description": "Номер заказа: тот же номер — тот же заказ"},
                  "lines": {"type": "array", "maxItems": 500, "items": {"$ref": "#/components/schemas/Line"}},
                  "files": {"type": "array", "maxItems": 20, "items": {"$ref": "#/components/schemas/File"}},
                  "first_touch": {"$ref": "#/components/schemas/Touch"},
                  "last_touch": {"$ref": "#/components/schemas/Touch"}
                }
              },
              "Message": {
                "type": "object",
                "additionalProperties": true,
                "required": ["conversation", "message_id"],
                "properties": {
                  "conversation": {"type": "string", "maxLength": 200},
                  "message_id": {"type": "string"},
                  "sent_at": {"$ref": "#/components/schemas/Moment"},
                  "text": {"type": "string"},
                  "sender": {
                    "type": "object",
                    "properties": {
                      "name": {"type": "string"},
                      "phone": {"type": "string"},
                      "email": {"type": "string"}
                    }
                  },
                  "files": {"type": "array", "maxItems": 20, "items": {"$ref": "#/components/schemas/File"}}
                }
              },
              "Line": {
                "type": "object",
                "properties": {
                  "article": {"type": "string"},
                  "name": {"type": "string"},
                  "quantity": {"type": ["number", "string"]},
                  "unit": {"type": "string"},
                  "price": {"type": ["number", "string"], "description": "За единицу, в рублях"}
                }
              },
              "File": {
                "type": "object",
                "required": ["name", "data"],
                "properties": {
                  "name": {"type": "string"},
                  "type": {"type": "string"},
                  "data": {"type": "string", "contentEncoding": "base64"}
                }
              },
              "Touch": {
                "type": ["object", "string"],
                "description": "Объект или его JSON текстом. Поля utm_* можно слать и прямо в форме: это последний визит",
                "properties": {
                  "utm_source": {"type": "string"},
                  "utm_medium": {"type": "string"},
                  "utm_campaign": {"type": "string"},
                  "utm_content": {"type": "string"},
                  "utm_term": {"type": "string"},
                  "yclid": {"type": "string"},
                  "gclid": {"type": "string"},
                  "referrer": {"type": "string", "format": "uri"},
                  "landing": {"type": "string", "format": "uri"},
                  "client_id": {"type": "string", "description": "ClientID Яндекс.Метрики"},
                  "at": {"$ref": "#/components/schemas/Moment"}
                }
              },
              "Visit": {
                "type": "object",
                "properties": {
                  "visitor": {"type": "string", "maxLength": 100, "description": "Имя посетителя; нет — придумает svod"},
                  "page": {"type": "string"},
                  "first_touch": {"$ref": "#/components/schemas/Touch"},
                  "last_touch": {"$ref": "#/components/schemas/Touch"}
                }
              },
              "Lent": {
                "type": "object",
                "required": ["number", "formatted", "visitor", "seconds", "shared"],
                "properties": {
                  "number": {"type": "string", "examples": ["+78123091010"]},
                  "formatted": {"type": "string", "examples": ["+7 (812) 309-10-10"]},
                  "visitor": {"type": "string"},
                  "seconds": {"type": "integer", "description": "Через сколько спросить снова"},
                  "shared": {"type": "boolean", "description": "Номеров не хватило: он сейчас и у другого"}
                }
              },
              "Moment": {"type": ["string", "number"], "description": "ISO 8601 с зоной или секунды с 1970 года"}
            }
          }
        }
        """#
}
