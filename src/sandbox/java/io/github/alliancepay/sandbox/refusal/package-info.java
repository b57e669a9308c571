/** Why the bank says no: its error codes and the body they travel in (protocol section 13). */
package io.github.alliancepay.sandbox.refusal;
