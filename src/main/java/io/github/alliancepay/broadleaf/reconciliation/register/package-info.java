/** The bank's daily register as a file: CSV or XLSX, columns by name (protocol section 24.1). */
package io.github.alliancepay.broadleaf.reconciliation.register;
