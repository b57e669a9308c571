/** Why the bank refuses a call: its error codes and the body of an error (protocol section 13). */
package io.github.alliancepay.sandbox.refusal;
