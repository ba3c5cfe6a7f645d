id,amount
1,2.00
