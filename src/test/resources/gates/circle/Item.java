package shop;

record Item(Price price) {}
