/** Checks the connection with the bank step by step, each with a remedy: for the admin, the command line and Actuator. */
package io.github.alliancepay.broadleaf.connection;
