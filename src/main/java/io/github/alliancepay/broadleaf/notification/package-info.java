/** Tells the shop and its people of what happened: application events, and messages about payments that need a person. */
package io.github.alliancepay.broadleaf.notification;
