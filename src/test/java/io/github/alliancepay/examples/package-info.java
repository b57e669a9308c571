/** The examples of the guide, as a shop would write them. */
package io.github.alliancepay.examples;
