int CPostgres_placeholder(void);
