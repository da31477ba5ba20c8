/// What the JSON documents of 1C look like, as OpenAPI: served at `/1c/v1/openapi.json`, and kept in `docs/onec.openapi.json`. A
/// test holds it against the reader.
package enum DocumentDescription {
    /// The description, UTF-8.
    package static let json = Array(text.utf8)

    private static let text = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "svod: документы 1С",
            "version": "1",
            "description": "Доработанная 1С сообщает о каждом проведении сразу. Документ узнают по id, новее тот, у кого больше version; один и тот же документ можно прислать сколько угодно раз. Ответ 200 — у каждого документа свой исход; любой другой ответ или его отсутствие — прислать позже ещё раз."
          },
          "servers": [{"url": "http://svod.local:8085", "description": "onec.listen из svod.yaml"}],
          "security": [{"basic": []}],
          "paths": {
            "/1c/v1/documents": {
              "post": {
                "operationId": "sendDocuments",
                "summary": "Один документ, список или {\"documents\": […]}: до 1000 документов и 16 МБ",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "oneOf": [
                          {"$ref": "#/components/schemas/Document"},
                          {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"$ref": "#/components/schemas/Document"}},
                          {
                            "type": "object",
                            "required": ["documents"],
                            "properties": {
                              "documents": {
                                "type": "array", "minItems": 1, "maxItems": 1000,
                                "items": {"$ref": "#/components/schemas/Document"}
                              }
                            }
                          }
                        ]
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "У каждого документа свой исход",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answers"}}}
                  },
                  "400": {"$ref": "#/components/responses/Failure"},
                  "401": {"$ref": "#/components/responses/Failure"},
                  "413": {"$ref": "#/components/responses/Failure"},
                  "429": {"$ref": "#/components/responses/Failure"},
                  "503": {"$ref": "#/components/responses/Failure"}
                }
              }
            },
            "/1c/v1/bank": {
              "post": {
                "operationId": "sendStatement",
                "summary": "Выписка банка (1CClientBankExchange 1.01–1.03, любая кодировка), до 64 МБ",
                "requestBody": {"required": true, "content": {"text/plain": {"schema": {"type": "string"}}}},
                "responses": {
                  "200": {
                    "description": "Прочитана вся",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Statement"}}}
                  },
                  "202": {
                    "description": "Принята и ещё читается",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Statement"}}}
                  },
                  "422": {
                    "description": "Оборвана: платежи до обрыва приняты",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Statement"}}}
                  },
                  "400": {"$ref": "#/components/responses/Failure"},
                  "401": {"$ref": "#/components/responses/Failure"},
                  "413": {"$ref": "#/components/responses/Failure"},
                  "429": {"$ref": "#/components/responses/Failure"},
                  "503": {"$ref": "#/components/responses/Failure"}
                }
              }
            }
          },
          "components": {
            "securitySchemes": {"basic": {"type": "http", "scheme": "basic"}},
            "responses": {
              "Failure": {
                "description": "Ничего не принято",
                "content": {
                  "application/json": {
                    "schema": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
                  }
                }
              }
            },
            "schemas": {
              "Document": {
                "type": "object",
                "additionalProperties": false,
                "required": ["kind", "id", "version"],
                "properties": {
                  "kind": {
                    "type": "string",
                    "enum": ["order", "invoice", "payment", "shipment", "goodsReturn", "counterparty"]
                  },
                  "id": {"type": "string", "description": "УникальныйИдентификатор ссылки"},
                  "version": {
                    "type": "integer", "format": "int64", "minimum": 0,
                    "description": "Растёт с каждой записью документа; меньшее или то же ничего не меняет"
                  },
                  "posted": {"type": "boolean", "default": true},
                  "cancelled": {"type": "boolean", "default": false},
                  "deleted": {"type": "boolean", "default": false},
                  "site_number": {"type": "string", "description": "Номер заказа в svod: SV-42"},
                  "number": {"type": "string"},
                  "date": {"$ref": "#/components/schemas/Day"},
                  "sum": {"$ref": "#/components/schemas/Decimal", "description": "Нужна всем, кроме counterparty и удалённых"},
                  "currency": {"type": "string", "default": "RUB"},
                  "due": {"$ref": "#/components/schemas/Day", "description": "Срок оплаты или дата отсрочки, у заказа и счёта"},
                  "base": {"type": "string", "description": "id заказа или счёта, на котором документ основан"},
                  "purpose": {"type": "string"},
                  "comment": {"type": "string"},
                  "manager": {"type": "string"},
                  "means": {"type": "string", "enum": ["bank", "cash", "card", "offset"]},
                  "direction": {"type": "string", "enum": ["incoming", "outgoing"], "default": "incoming"},
                  "party": {"$ref": "#/components/schemas/Party"},
                  "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
                  "payments": {
                    "type": "array",
                    "description": "Только у заказа: все его оплаты; чего нет в списке, то отменено. Нет поля — оплаты не меняются",
                    "items": {"$ref": "#/components/schemas/Payment"}
                  }
                }
              },
              "Payment": {
                "type": "object",
                "additionalProperties": false,
                "required": ["id", "sum"],
                "properties": {
                  "id": {"type": "string"},
                  "posted": {"type": "boolean", "default": true},
                  "cancelled": {"type": "boolean", "default": false},
                  "deleted": {"type": "boolean", "default": false},
                  "site_number": {"type": "string"},
                  "number": {"type": "string"},
                  "date": {"$ref": "#/components/schemas/Day"},
                  "sum": {"$ref": "#/components/schemas/Decimal"},
                  "currency": {"type": "string", "default": "RUB"},
                  "due": {"$ref": "#/components/schemas/Day"},
                  "base": {"type": "string"},
                  "purpose": {"type": "string"},
                  "comment": {"type": "string"},
                  "manager": {"type": "string"},
                  "means": {"type": "string", "enum": ["bank", "cash", "card", "offset"]},
                  "direction": {"type": "string", "enum": ["incoming", "outgoing"], "default": "incoming"},
                  "party": {"$ref": "#/components/schemas/Party"},
                  "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}}
                }
              },
              "Party": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "id": {"type": "string"},
                  "name": {"type": "string"},
                  "full_name": {"type": "string"},
                  "inn": {"type": "string"},
                  "kpp": {"type": "string"},
                  "account": {"type": "string"},
                  "bic": {"type": "string"},
                  "contacts": {"type": "array", "items": {"$ref": "#/components/schemas/Contact"}}
                }
              },
              "Contact": {
                "type": "object",
                "additionalProperties": false,
                "required": ["value"],
                "properties": {
                  "kind": {"type": "string", "enum": ["phone", "email", "address", "other"], "default": "other"},
                  "value": {"type": "string"},
                  "person": {"type": "string"}
                }
              },
              "Line": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name"],
                "properties": {
                  "name": {"type": "string"},
                  "goods": {"type": "string"},
                  "article": {"type": "string"},
                  "quantity": {"$ref": "#/components/schemas/Decimal"},
                  "unit": {"type": "string"},
                  "price": {"$ref": "#/components/schemas/Decimal"},
                  "sum": {"$ref": "#/components/schemas/Decimal"}
                }
              },
              "Day": {
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?$",
                "description": "2026-11-21, также со временем позади; 0001-01-01 — пусто"
              },
              "Decimal": {
                "type": ["number", "string"],
                "description": "До четырёх знаков, числом или текстом: 18026.52, \"18 026,52\""
              },
              "Answers": {
                "type": "object",
                "required": ["documents"],
                "properties": {
                  "documents": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": ["index", "status"],
                      "properties": {
                        "index": {"type": "integer"},
                        "id": {"type": "string"},
                        "status": {
                          "type": "string",
                          "enum": ["accepted", "known", "refused"],
                          "description": "Принят навсегда; эта версия уже была; не принят"
                        },
                        "reason": {"type": "string"}
                      }
                    }
                  }
                }
              },
              "Statement": {
                "type": "object",
                "required": ["payments", "refused"],
                "properties": {
                  "payments": {"type": "integer"},
                  "refused": {"type": "array", "items": {"type": "string"}},
                  "error": {"type": "string"}
                }
              }
            }
          }
        }
        """#
}
