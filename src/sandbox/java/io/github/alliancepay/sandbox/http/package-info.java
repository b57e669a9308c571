/** A small web server on top of the JDK's: requests and responses as values. */
package io.github.alliancepay.sandbox.http;
