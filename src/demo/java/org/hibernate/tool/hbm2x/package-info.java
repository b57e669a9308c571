/** A type of the Hibernate 4 tools that Broadleaf 3.1 borrows for one call; the tools themselves are not needed. */
package org.hibernate.tool.hbm2x;
