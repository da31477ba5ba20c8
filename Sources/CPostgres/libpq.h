// libpq, opened at the first connection and not before: it brings two dozen libraries (TLS, LDAP, Kerberos) which a
// daemon on SQLite never needs and would keep some megabytes of.
#ifndef SVOD_LIBPQ_H
#define SVOD_LIBPQ_H

#include <postgresql/libpq-fe.h>
#include <stdbool.h>

// Opens the library once for the process; false when it is not there, and svod_libpq_error says why.
bool svod_libpq_open(void);
const char *svod_libpq_error(void);

#define SVOD_LIBPQ_FUNCTIONS(X) \
    X(PQclear) X(PQcmdStatus) X(PQcmdTuples) X(PQconnectdbParams) X(PQerrorMessage) X(PQexec) \
    X(PQexecPrepared) X(PQfinish) X(PQfname) X(PQftype) X(PQgetisnull) X(PQgetlength) X(PQgetvalue) \
    X(PQnfields) X(PQntuples) X(PQparameterStatus) X(PQprepare) X(PQresultErrorField) X(PQresultStatus) \
    X(PQserverVersion) X(PQsetNoticeReceiver) X(PQstatus) X(PQtransactionStatus)

#define SVOD_LIBPQ_DECLARE(name) extern __typeof__(&name) svod_##name;
SVOD_LIBPQ_FUNCTIONS(SVOD_LIBPQ_DECLARE)
#undef SVOD_LIBPQ_DECLARE

#ifndef SVOD_LIBPQ_PLAIN_NAMES
#define PQclear (*svod_PQclear)
#define PQcmdStatus (*svod_PQcmdStatus)
#define PQcmdTuples (*svod_PQcmdTuples)
#define PQconnectdbParams (*svod_PQconnectdbParams)
#define PQerrorMessage (*svod_PQerrorMessage)
#define PQexec (*svod_PQexec)
#define PQexecPrepared (*svod_PQexecPrepared)
#define PQfinish (*svod_PQfinish)
#define PQfname (*svod_PQfname)
#define PQftype (*svod_PQftype)
#define PQgetisnull (*svod_PQgetisnull)
#define PQgetlength (*svod_PQgetlength)
#define PQgetvalue (*svod_PQgetvalue)
#define PQnfields (*svod_PQnfields)
#define PQntuples (*svod_PQntuples)
#define PQparameterStatus (*svod_PQparameterStatus)
#define PQprepare (*svod_PQprepare)
#define PQresultErrorField (*svod_PQresultErrorField)
#define PQresultStatus (*svod_PQresultStatus)
#define PQserverVersion (*svod_PQserverVersion)
#define PQsetNoticeReceiver (*svod_PQsetNoticeReceiver)
#define PQstatus (*svod_PQstatus)
#define PQtransactionStatus (*svod_PQtransactionStatus)
#endif

#endif
