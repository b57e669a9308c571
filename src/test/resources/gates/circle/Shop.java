package shop;

record Shop(Cart cart) {}
