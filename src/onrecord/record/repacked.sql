-- What is packed of positions has the issues that their words come to beside the words; all is packed anew.
DELETE FROM packed;
