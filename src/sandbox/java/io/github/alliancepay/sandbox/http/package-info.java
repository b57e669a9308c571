/** A small web server over the JDK's: requests and responses as values. */
package io.github.alliancepay.sandbox.http;
