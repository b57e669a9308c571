/** The sandbox beside the plugin: wired to it when a Spring Boot application has no credentials, and never beside real ones. */
package io.github.alliancepay.sandbox.spring;
