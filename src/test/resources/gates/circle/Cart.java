package shop;

record Cart(Item first) {

    static final int DECIMALS = 2;
}
