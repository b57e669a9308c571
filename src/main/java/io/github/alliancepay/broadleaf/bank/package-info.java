/** What the bank can be asked and what it answers: the port, requests, answers, operations and errors. Knows no HTTP and no JSON. */
package io.github.alliancepay.broadleaf.bank;
