/** Many visitors at once: what they feel while the bank is slow or dead, and how many payments a node settles. */
package io.github.alliancepay.load;
