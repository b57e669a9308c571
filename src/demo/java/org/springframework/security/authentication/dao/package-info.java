/** A type of Spring Security 3 that Broadleaf 3.1 names in its signatures and that newer versions no longer have. */
package org.springframework.security.authentication.dao;
