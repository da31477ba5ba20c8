#ifndef CPOSTGRES_H
#define CPOSTGRES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A flat face over libpq 15 (https://www.postgresql.org/docs/15/libpq.html): opaque pointers and plain C types, so that
// no header of libpq reaches Swift. A connection belongs to one thread at a time. Texts are valid until the next call on
// the same connection or result.

typedef struct svod_pg_connection svod_pg_connection;
typedef struct svod_pg_result svod_pg_result;

typedef enum {
    SVOD_PG_NULL = 0,
    SVOD_PG_INTEGER = 1,
    SVOD_PG_REAL = 2,
    SVOD_PG_TEXT = 3,
    SVOD_PG_BYTES = 4,
} svod_pg_kind;

// Collects the parameters of a statement, in order.
typedef struct svod_pg_parameters svod_pg_parameters;
svod_pg_parameters *svod_pg_parameters_new(int capacity);
void svod_pg_parameters_free(svod_pg_parameters *parameters);
// A null, declared as `kind`.
bool svod_pg_parameters_add_null(svod_pg_parameters *parameters, svod_pg_kind kind);
bool svod_pg_parameters_add_integer(svod_pg_parameters *parameters, int64_t value);
bool svod_pg_parameters_add_real(svod_pg_parameters *parameters, double value);
// Text (without a NUL) or bytes; copied.
bool svod_pg_parameters_add_bytes(svod_pg_parameters *parameters, svod_pg_kind kind, const void *bytes, size_t count);

// Connects; blocks. NULL when memory is out or libpq is not installed; svod_pg_is_alive and svod_pg_error take that. `defaults` are keyword, value, keyword,
// value, ..., NULL and give way to what `info` (a connection string or URI) says.
svod_pg_connection *svod_pg_connect(const char *info, const char *const *defaults);
void svod_pg_finish(svod_pg_connection *connection);
bool svod_pg_is_alive(const svod_pg_connection *connection);
// Whether a transaction is open (in progress, or failed and waiting for its ROLLBACK).
bool svod_pg_in_transaction(const svod_pg_connection *connection);
const char *svod_pg_error(const svod_pg_connection *connection);
// A parameter that the server reports, such as server_version_num; NULL when it is unknown.
const char *svod_pg_server_parameter(const svod_pg_connection *connection, const char *name);
int svod_pg_server_version(const svod_pg_connection *connection);

// Runs statements without parameters, in one round trip.
svod_pg_result *svod_pg_run(svod_pg_connection *connection, const char *statements);
// Prepares a statement under a name. The types are those of `parameters`.
svod_pg_result *svod_pg_prepare(
    svod_pg_connection *connection, const char *name, const char *statement, const svod_pg_parameters *parameters);
// Runs a prepared statement; results come in binary.
svod_pg_result *svod_pg_run_prepared(
    svod_pg_connection *connection, const char *name, const svod_pg_parameters *parameters);

// Results. NULL counts as an error without a code: the connection is lost.
void svod_pg_result_free(svod_pg_result *result);
bool svod_pg_result_is_ok(const svod_pg_result *result);
// The five characters of SQLSTATE; "" when there are none.
const char *svod_pg_result_state(const svod_pg_result *result);
const char *svod_pg_result_message(const svod_pg_result *result);
int svod_pg_result_rows(const svod_pg_result *result);
int svod_pg_result_columns(const svod_pg_result *result);
const char *svod_pg_result_name(const svod_pg_result *result, int column);
// Rows changed by INSERT, UPDATE, DELETE; 0 for others.
int64_t svod_pg_result_changed(const svod_pg_result *result);
// The kind of a value; -1 when its type is not one that the store reads. Integers of all sizes and booleans are
// integers; numeric is an integer when it is whole and fits, real otherwise.
int svod_pg_value_kind(const svod_pg_result *result, int row, int column);
int64_t svod_pg_value_integer(const svod_pg_result *result, int row, int column);
double svod_pg_value_real(const svod_pg_result *result, int row, int column);
// The bytes of a text or of bytes.
const uint8_t *svod_pg_value_bytes(const svod_pg_result *result, int row, int column, size_t *count);
// The type number of a column, for the message about one that is not read.
unsigned svod_pg_result_type(const svod_pg_result *result, int column);

#endif
