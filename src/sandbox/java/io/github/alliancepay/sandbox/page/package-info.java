/** The bank's pages for people: payment, 3-D Secure, status and receipt, in Ukrainian and English, without JavaScript. */
package io.github.alliancepay.sandbox.page;
