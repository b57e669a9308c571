/** Runs Broadleaf's unmodified 3.1.15-GA jars with today's Spring, Hibernate and databases. */
package io.github.alliancepay.demo.backend;
