#include "CPostgres.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "libpq.h"

// Type numbers of pg_type.dat, stable since they were given.
enum {
    TYPE_BOOL = 16, TYPE_BYTEA = 17, TYPE_NAME = 19, TYPE_INT8 = 20, TYPE_INT2 = 21, TYPE_INT4 = 23, TYPE_TEXT = 25,
    TYPE_OID = 26, TYPE_FLOAT4 = 700, TYPE_FLOAT8 = 701, TYPE_UNKNOWN = 705, TYPE_BPCHAR = 1042, TYPE_VARCHAR = 1043,
    TYPE_NUMERIC = 1700, TYPE_VOID = 2278,
};

static PGconn *conn(const svod_pg_connection *connection) { return (PGconn *)connection; }
static const PGresult *res(const svod_pg_result *result) { return (const PGresult *)result; }

// MARK: parameters

struct svod_pg_parameters {
    int count, capacity;
    Oid *types;
    char **values;
    int *lengths, *formats;
};

svod_pg_parameters *svod_pg_parameters_new(int capacity) {
    svod_pg_parameters *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    size_t n = capacity > 0 ? (size_t)capacity : 1;
    p->capacity = (int)n;
    p->types = calloc(n, sizeof *p->types);
    p->values = calloc(n, sizeof *p->values);
    p->lengths = calloc(n, sizeof *p->lengths);
    p->formats = calloc(n, sizeof *p->formats);
    if (!p->types || !p->values || !p->lengths || !p->formats) {
        svod_pg_parameters_free(p);
        return NULL;
    }
    return p;
}

void svod_pg_parameters_free(svod_pg_parameters *p) {
    if (!p) return;
    for (int i = 0; i < p->count; i++) free(p->values[i]);
    free(p->types);
    free(p->values);
    free(p->lengths);
    free(p->formats);
    free(p);
}

static Oid type_of(svod_pg_kind kind) {
    switch (kind) {
    case SVOD_PG_INTEGER: return TYPE_INT8;
    case SVOD_PG_REAL: return TYPE_FLOAT8;
    case SVOD_PG_TEXT: return TYPE_TEXT;
    case SVOD_PG_BYTES: return TYPE_BYTEA;
    default: return 0;
    }
}

static bool add(svod_pg_parameters *p, svod_pg_kind kind, const void *bytes, size_t count) {
    if (p->count >= p->capacity || count > 0x3fffffff) return false;
    char *copy = malloc(count + 1);
    if (!copy) return false;
    if (count) memcpy(copy, bytes, count);
    copy[count] = 0;
    p->types[p->count] = type_of(kind);
    p->values[p->count] = copy;
    p->lengths[p->count] = (int)count;
    p->formats[p->count] = 1;
    p->count++;
    return true;
}

bool svod_pg_parameters_add_null(svod_pg_parameters *p, svod_pg_kind kind) {
    if (p->count >= p->capacity) return false;
    p->types[p->count] = type_of(kind);
    p->formats[p->count] = 1;
    p->count++;
    return true;
}

bool svod_pg_parameters_add_integer(svod_pg_parameters *p, int64_t value) {
    uint64_t big = __builtin_bswap64((uint64_t)value);
    return add(p, SVOD_PG_INTEGER, &big, sizeof big);
}

bool svod_pg_parameters_add_real(svod_pg_parameters *p, double value) {
    uint64_t big;
    memcpy(&big, &value, sizeof big);
    big = __builtin_bswap64(big);
    return add(p, SVOD_PG_REAL, &big, sizeof big);
}

bool svod_pg_parameters_add_bytes(svod_pg_parameters *p, svod_pg_kind kind, const void *bytes, size_t count) {
    return add(p, kind, bytes, count);
}

// MARK: connections

static void ignore_notice(void *argument, const PGresult *result) {
    (void)argument;
    (void)result;
}

svod_pg_connection *svod_pg_connect(const char *info, const char *const *defaults) {
    if (!svod_libpq_open()) return NULL;
    const char *keywords[32], *values[32];
    int n = 0;
    for (; defaults && defaults[2 * n] && n < 30; n++) {
        keywords[n] = defaults[2 * n];
        values[n] = defaults[2 * n + 1];
    }
    keywords[n] = "dbname";
    values[n] = info;
    keywords[n + 1] = NULL;
    values[n + 1] = NULL;
    PGconn *connection = PQconnectdbParams(keywords, values, 1);
    if (connection) PQsetNoticeReceiver(connection, ignore_notice, NULL);
    return (svod_pg_connection *)connection;
}

void svod_pg_finish(svod_pg_connection *connection) {
    if (connection) PQfinish(conn(connection));
}

bool svod_pg_is_alive(const svod_pg_connection *connection) {
    return connection && PQstatus(conn(connection)) == CONNECTION_OK;
}

bool svod_pg_in_transaction(const svod_pg_connection *connection) {
    PGTransactionStatusType status = PQtransactionStatus(conn(connection));
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

const char *svod_pg_error(const svod_pg_connection *connection) {
    return connection ? PQerrorMessage(conn(connection)) : svod_libpq_error();
}

const char *svod_pg_server_parameter(const svod_pg_connection *connection, const char *name) {
    return PQparameterStatus(conn(connection), name);
}

int svod_pg_server_version(const svod_pg_connection *connection) { return PQserverVersion(conn(connection)); }

// MARK: statements

svod_pg_result *svod_pg_run(svod_pg_connection *connection, const char *statements) {
    return (svod_pg_result *)PQexec(conn(connection), statements);
}

svod_pg_result *svod_pg_prepare(
    svod_pg_connection *connection, const char *name, const char *statement, const svod_pg_parameters *p
) {
    return (svod_pg_result *)PQprepare(conn(connection), name, statement, p->count, p->types);
}

svod_pg_result *svod_pg_run_prepared(
    svod_pg_connection *connection, const char *name, const svod_pg_parameters *p
) {
    return (svod_pg_result *)PQexecPrepared(
        conn(connection), name, p->count, (const char *const *)p->values, p->lengths, p->formats, 1);
}

// MARK: results

void svod_pg_result_free(svod_pg_result *result) { PQclear((PGresult *)result); }

bool svod_pg_result_is_ok(const svod_pg_result *result) {
    if (!result) return false;
    ExecStatusType status = PQresultStatus(res(result));
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

const char *svod_pg_result_state(const svod_pg_result *result) {
    const char *state = result ? PQresultErrorField(res(result), PG_DIAG_SQLSTATE) : NULL;
    return state ? state : "";
}

const char *svod_pg_result_message(const svod_pg_result *result) {
    const char *message = result ? PQresultErrorField(res(result), PG_DIAG_MESSAGE_PRIMARY) : NULL;
    return message ? message : "";
}

int svod_pg_result_rows(const svod_pg_result *result) { return PQntuples(res(result)); }
int svod_pg_result_columns(const svod_pg_result *result) { return PQnfields(res(result)); }
const char *svod_pg_result_name(const svod_pg_result *result, int column) { return PQfname(res(result), column); }
unsigned svod_pg_result_type(const svod_pg_result *result, int column) { return PQftype(res(result), column); }

int64_t svod_pg_result_changed(const svod_pg_result *result) {
    const char *text = PQcmdTuples((PGresult *)res(result));
    // A SELECT reports its rows here too.
    if (!text || !*text || strncmp(PQcmdStatus((PGresult *)res(result)), "SELECT", 6) == 0) return 0;
    return strtoll(text, NULL, 10);
}

// MARK: values

static uint16_t read16(const char *bytes) {
    uint16_t value;
    memcpy(&value, bytes, sizeof value);
    return __builtin_bswap16(value);
}

static uint32_t read32(const char *bytes) {
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return __builtin_bswap32(value);
}

static uint64_t read64(const char *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return __builtin_bswap64(value);
}

// numeric in binary (src/backend/utils/adt/numeric.c, numeric_send): count of digits, weight of the first, sign, scale,
// then digits to the base of 10,000.
static bool numeric_is_whole(const char *bytes, int length, int64_t *whole, double *real) {
    if (length < 8) {
        *real = NAN;
        return false;
    }
    int digits = read16(bytes), weight = (int16_t)read16(bytes + 2), sign = read16(bytes + 4);
    if (length < 8 + 2 * digits || (sign != 0 && sign != 0x4000)) {
        *real = NAN;
        return false;
    }
    bool is_whole = weight < 5;
    __int128 sum = 0;
    *real = 0;
    for (int i = 0; i < digits; i++) {
        int digit = read16(bytes + 8 + 2 * i), power = weight - i;
        *real += digit * pow(10000, power);
        if (power < 0) is_whole = is_whole && digit == 0;
        else if (weight < 5) sum = sum * 10000 + digit;
    }
    for (int power = weight - digits; weight < 5 && power >= 0; power--) sum *= 10000;
    if (sign) {
        sum = -sum;
        *real = -*real;
    }
    if (sum < INT64_MIN || sum > INT64_MAX) is_whole = false;
    *whole = (int64_t)sum;
    return is_whole;
}

int svod_pg_value_kind(const svod_pg_result *result, int row, int column) {
    if (PQgetisnull(res(result), row, column)) return SVOD_PG_NULL;
    switch (PQftype(res(result), column)) {
    case TYPE_BOOL:
    case TYPE_INT2:
    case TYPE_INT4:
    case TYPE_INT8:
    case TYPE_OID: return SVOD_PG_INTEGER;
    case TYPE_FLOAT4:
    case TYPE_FLOAT8: return SVOD_PG_REAL;
    case TYPE_NUMERIC: {
        int64_t whole;
        double real;
        const char *bytes = PQgetvalue(res(result), row, column);
        return numeric_is_whole(bytes, PQgetlength(res(result), row, column), &whole, &real) ? SVOD_PG_INTEGER
                                                                                              : SVOD_PG_REAL;
    }
    case TYPE_TEXT:
    case TYPE_VARCHAR:
    case TYPE_BPCHAR:
    case TYPE_NAME:
    case TYPE_UNKNOWN: return SVOD_PG_TEXT;
    case TYPE_VOID: return SVOD_PG_NULL;
    case TYPE_BYTEA: return SVOD_PG_BYTES;
    default: return -1;
    }
}

int64_t svod_pg_value_integer(const svod_pg_result *result, int row, int column) {
    const char *bytes = PQgetvalue(res(result), row, column);
    switch (PQftype(res(result), column)) {
    case TYPE_BOOL: return bytes[0] != 0;
    case TYPE_INT2: return (int16_t)read16(bytes);
    case TYPE_INT4: return (int32_t)read32(bytes);
    case TYPE_OID: return read32(bytes);
    case TYPE_NUMERIC: {
        int64_t whole = 0;
        double real;
        numeric_is_whole(bytes, PQgetlength(res(result), row, column), &whole, &real);
        return whole;
    }
    default: return (int64_t)read64(bytes);
    }
}

double svod_pg_value_real(const svod_pg_result *result, int row, int column) {
    const char *bytes = PQgetvalue(res(result), row, column);
    if (PQftype(res(result), column) == TYPE_NUMERIC) {
        int64_t whole;
        double real = 0;
        numeric_is_whole(bytes, PQgetlength(res(result), row, column), &whole, &real);
        return real;
    }
    if (PQftype(res(result), column) == TYPE_FLOAT4) {
        uint32_t bits = read32(bytes);
        float value;
        memcpy(&value, &bits, sizeof value);
        return value;
    }
    uint64_t bits = read64(bytes);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

const uint8_t *svod_pg_value_bytes(const svod_pg_result *result, int row, int column, size_t *count) {
    *count = (size_t)PQgetlength(res(result), row, column);
    return (const uint8_t *)PQgetvalue(res(result), row, column);
}
