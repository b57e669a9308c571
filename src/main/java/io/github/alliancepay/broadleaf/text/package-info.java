/** The texts that shoppers and admins read, and how sums and times are written, in Ukrainian and English. */
package io.github.alliancepay.broadleaf.text;
