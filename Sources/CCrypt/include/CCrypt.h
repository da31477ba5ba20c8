int CCrypt_placeholder(void);
