int CSystemd_placeholder(void);
