/** Connects the sandbox to the plugin in a Spring Boot application without credentials, and never to one with real credentials. */
package io.github.alliancepay.sandbox.spring;
