/**
 * Cites what is there (protocol section 7.7, protocol sections 9.2 and 10, RFC 7518 section 4.6.2) and what is not: protocol
 * section 7.99, host sections 2.7, 8 and 99, protocol sections 4 to 98, design section 3, and one of no document (section 4.1).
 */
class Citing {}
